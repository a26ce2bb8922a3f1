#include "tests/unit/flow/flow_harness.h"

namespace jsward::flowtest {
namespace {

TEST(FlowErrors, StayWithTheCallInWhichTheyHappened) {
    check(R"js(
      class Log {
        add(entry) { this.last = entry; }
        get newest() { return this.last; }
      }
      const log = new Log();
      const text = (problem) => problem.message;
      function work(task) {
        try { task(); } catch (e) {
          log.add(e);
          exports.last = text(e);
          send({ ok: false, text: text(e) });   // hit
        }
      }
      send(log.newest);
      send(exports.last);
    )js");
}

TEST(FlowErrors, AreToldFromDataOfTheRequest) {
    // `remember` writes a place that all its callers share: other data still comes out of it.
    check(R"js(
      class Cache {
        keep(value) { this.value = value; }
      }
      const failures = new Cache();
      try { work(); } catch (e) { failures.keep(e); }
      const show = () => { send(failures.value); };
      show();
      class Store {
        keep(value) { this.value = JSON.parse(value); }
      }
      const remember = (store, value) => { store.keep(value); };
      remember(new Store(), source());
      send(new Store().value);                  // hit
    )js");
}

TEST(FlowErrors, ReachWhoListensForThem) {
    check(R"js(
      const { open } = require("web");
      const stream = open();
      stream.on("error", (problem) => send(problem.message));          // hit
      stream.on("data", (chunk) => send(chunk));
      const failed = (problem) => { send(problem); };                  // hit
      class Job { once() {} }
      new Job().once("error", failed);
      stream.emit("error", {});
    )js");
}

}  // namespace
}  // namespace jsward::flowtest
