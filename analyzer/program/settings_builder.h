// Builds the program of a settings file.
#pragma once

#include <cstdint>
#include <string_view>

#include "analyzer/program/program_builder.h"

namespace jsward {

/// Values are added children first, as the nodes of a program stand.
class SettingsBuilder {
public:
    SettingsBuilder(Program& program, std::string_view source);

    [[nodiscard]] std::string_view source() const { return source_; }
    /// The value that was added last.
    [[nodiscard]] NodeId last() const { return builder_.nextNode() - 1; }
    /// For lists of properties and elements under construction.
    [[nodiscard]] PendingList pending() { return PendingList(builder_.scratch()); }

    NodeId text(Span span, std::string_view value) { return builder_.add(Kind::String, span, builder_.atom(value)); }
    /// Numbers, booleans, what cannot be understood.
    NodeId opaque(Span span) { return builder_.add(Kind::Opaque, span); }
    /// Of the value that was added last.
    NodeId property(Span span, std::string_view name) {
        return builder_.add(Kind::Property, span, builder_.atom(name));
    }
    NodeId object(Span span, const PendingList& items) {
        return builder_.add(Kind::Object, span, builder_.list(items.items()));
    }
    NodeId array(Span span, const PendingList& items) {
        return builder_.add(Kind::Array, span, builder_.list(items.items()));
    }
    /// Makes the value that was added last a statement.
    NodeId statement(Span span) { return builder_.add(Kind::ExpressionStatement, span); }

    /// Ends the program with its top-level statements.
    void finish(const PendingList& statements);

private:
    Program& program_;
    ProgramBuilder builder_;
    std::string_view source_;
};

/// The readers: each adds the top-level statements of its format.
void readJsonSettings(SettingsBuilder& builder, PendingList& statements);
void readYamlSettings(SettingsBuilder& builder, PendingList& statements);
void readLineSettings(SettingsBuilder& builder, PendingList& statements);
void readKeys(SettingsBuilder& builder, PendingList& statements);
void readDockerSettings(SettingsBuilder& builder, PendingList& statements);
void readLogins(SettingsBuilder& builder, PendingList& statements);

/// What a bare word in JSON or in YAML's flow style is.
enum class BareWord : std::uint8_t { Opaque, Text };

/// Adds the JSON value that begins at `at`, and moves `at` behind it.
NodeId readJsonValue(SettingsBuilder& builder, std::uint32_t& at, BareWord bare);

}  // namespace jsward
