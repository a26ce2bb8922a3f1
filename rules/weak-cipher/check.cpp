#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "analyzer/rule/check.h"
#include "analyzer/rule/code_names.h"
#include "analyzer/text/words.h"
#include "analyzer/webapp/test_code.h"

namespace jsward::rules::weak_cipher {
namespace {

constexpr std::array<std::string_view, 10> kBroken = {"des",  "rc4",  "rc2",   "bf",   "blowfish",
                                                      "idea", "cast", "cast5", "seed", "des3"};

struct Verdict {
    std::string what;
    Confidence confidence = Confidence::High;
};

class FileCheck {
public:
    FileCheck(const CheckContext& context, FileId file)
        : context_(context), file_(file), program_(context.program(file)), reader_(context.options()) {}

    void run(std::vector<Finding>& out) const {
        const bool namesAny =
            program_.text.find("ipher") != std::string::npos || program_.text.find("encrypt") != std::string::npos;
        if (!namesAny) return;
        for (NodeId id = 1; id < program_.nodes.size(); ++id) {
            if (program_[id].kind != Kind::Call) continue;
            const auto verdict = judge(id);
            if (!verdict) continue;
            const std::string name = std::string(calleeName(program_, id)) + "()";
            const std::array<std::pair<std::string_view, std::string_view>, 2> values = {
                {{"name", name}, {"what", verdict->what}}};
            out.push_back(context_.finding({file_, id}, verdict->confidence, values));
        }
    }

private:
    [[nodiscard]] std::optional<Verdict> judge(NodeId call) const {
        const std::string_view name = calleeName(program_, call);
        const auto arguments = program_.arguments(call);
        if (name == "createCipher" && arguments.size() >= 2)
            return Verdict{"derives key and initialisation vector from the password alone, always the same"};
        if (name == "createCipheriv" || name == "createDecipheriv") return judgeCipher(call, name == "createCipheriv");
        if (name == "encrypt" && !arguments.empty()) return judgeLibrary(call);
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Verdict> judgeCipher(NodeId call, bool encrypts) const {
        const auto arguments = program_.arguments(call);
        if (arguments.size() < 3) return std::nullopt;
        const OptionValues algorithms = reader_.valuesOf({file_, arguments[0]});
        if (algorithms.size() == 1 && algorithms[0].kind == OptionValue::Kind::String) {
            const std::string algorithm = lowerCase(algorithms[0].text);
            const std::string_view family = std::string_view(algorithm).substr(0, algorithm.find('-'));
            if (std::ranges::find(kBroken, family) != kBroken.end())
                return Verdict{"uses " + algorithms[0].text + ", which is broken"};
            if (algorithm.ends_with("-ecb")) return Verdict{"uses ECB, which shows what is repeated in the plain text"};
        }
        if (encrypts && isFixed(arguments[2])) return Verdict{"uses the same initialisation vector each time"};
        return std::nullopt;
    }

    /// `CryptoJS.DES.encrypt(...)`, and a mode in the options of any cipher of the library.
    [[nodiscard]] std::optional<Verdict> judgeLibrary(NodeId call) const {
        const NodeId callee = program_.callee(call);
        if (program_[callee].kind != Kind::Member || program_[callee - 1].kind != Kind::Member) return std::nullopt;
        const std::string_view cipher = program_.atom(program_[callee - 1].a);
        if (cipher == "DES" || cipher == "TripleDES" || cipher == "RC4" || cipher == "RC4Drop" || cipher == "Rabbit")
            return Verdict{"uses " + std::string(cipher) + ", which is broken"};
        const auto arguments = program_.arguments(call);
        const bool isEcb = cipher == "AES" && arguments.size() > 2 && mentionsEcb(arguments[2]);
        return isEcb ? std::optional(Verdict{"uses ECB, which shows what is repeated in the plain text"})
                     : std::nullopt;
    }

    [[nodiscard]] bool mentionsEcb(NodeId options) const {
        if (program_[options].kind != Kind::Object) return false;
        return std::ranges::any_of(program_.items(options), [&](NodeId item) {
            return program_[item].kind == Kind::Property && program_.atom(program_[item].a) == "mode" &&
                   program_[item - 1].kind == Kind::Member && program_.atom(program_[item - 1].a) == "ECB";
        });
    }

    /// A text, or a buffer made of one or of zeros.
    [[nodiscard]] bool isFixed(NodeId vector) const {
        const OptionValues values = reader_.valuesOf({file_, vector});
        const auto isText = [](const OptionValue& v) { return v.kind == OptionValue::Kind::String && !v.text.empty(); };
        if (std::ranges::all_of(values, isText)) return true;
        NodeId made = vector;
        if (program_[vector].kind == Kind::Name) made = initialiser(program_[vector].a);
        if (made == 0 || program_[made].kind != Kind::Call) return false;
        const std::string_view name = calleeName(program_, made);
        const auto arguments = program_.arguments(made);
        if (name == "alloc" && arguments.size() <= 2) return true;
        return name == "from" && !arguments.empty() &&
               std::ranges::all_of(reader_.valuesOf({file_, arguments[0]}), isText);
    }

    [[nodiscard]] NodeId initialiser(BindingId binding) const {
        if (program_.bindings[binding].writes > 1) return 0;
        for (NodeId id = 1; id < program_.nodes.size(); ++id) {
            const Node& node = program_[id];
            const bool declares = node.kind == Kind::Declarator && (node.op & 1U) != 0 &&
                                  program_[node.a].kind == Kind::Name && program_[node.a].a == binding;
            if (declares) return id - 1;
        }
        return 0;
    }

    const CheckContext& context_;
    FileId file_;
    const Program& program_;
    OptionReader reader_;
};

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    for (const FileId file : context.files())
        if (!isTestCode(context.pathInProject(file))) FileCheck(context, file).run(out);
}

}  // namespace jsward::rules::weak_cipher
