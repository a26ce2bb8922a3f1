#include "cli/progress_bar.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include <fmt/format.h>

#include "cli/terminal.h"

namespace jsward {

namespace {

constexpr auto kDelay = std::chrono::seconds(1);
constexpr auto kInterval = std::chrono::milliseconds(100);
constexpr std::size_t kLongestBar = 40;

std::string barLine(std::size_t done, std::size_t total, std::size_t width) {
    const std::string numbers = fmt::format(" {}/{} files", done, total);
    const std::size_t room = width > numbers.size() + 12 ? width - numbers.size() - 12 : 0;
    const std::size_t length = std::min(room, kLongestBar);
    const std::size_t filled = total == 0 ? 0 : length * done / total;
    return fmt::format("Scanning [{:=<{}}{:{}}]{}", "", filled, "", length - filled, numbers);
}

void print(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

}  // namespace

ProgressBar::ProgressBar() : nextDraw_((Clock::now() + kDelay).time_since_epoch().count()) {}

ProgressBar::~ProgressBar() {
    if (drawn_) print("\r\x1b[K");
}

void ProgressBar::update(std::size_t done, std::size_t total) {
    const auto now = Clock::now().time_since_epoch();
    if (now.count() < nextDraw_) return;
    const std::unique_lock lock(drawing_, std::try_to_lock);
    if (!lock) return;
    nextDraw_ = (now + kInterval).count();
    drawn_ = true;
    print("\r" + barLine(done, total, terminalWidth(Stream::Error)) + "\x1b[K");
}

}  // namespace jsward
