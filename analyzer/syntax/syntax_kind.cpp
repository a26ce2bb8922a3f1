#include "analyzer/syntax/syntax_kind.h"

#include <array>
#include <string_view>
#include <unordered_map>

namespace jsward {
namespace {

struct SymbolRow {
    std::string_view name;
    Syntax kind;
    Keep keep = Keep::All;
};

// A table reads better by meaning than by line.
// clang-format off
constexpr SymbolRow kNodes[] = {
    {"program", Syntax::Program}, {"expression_statement", Syntax::ExpressionStatement},
    {"variable_declaration", Syntax::VariableDeclaration}, {"lexical_declaration", Syntax::LexicalDeclaration},
    {"using_declaration", Syntax::UsingDeclaration}, {"variable_declarator", Syntax::VariableDeclarator},
    {"function_declaration", Syntax::FunctionDeclaration},
    {"generator_function_declaration", Syntax::GeneratorFunctionDeclaration},
    {"class_declaration", Syntax::ClassDeclaration}, {"abstract_class_declaration", Syntax::AbstractClassDeclaration},
    {"statement_block", Syntax::StatementBlock}, {"if_statement", Syntax::IfStatement},
    {"else_clause", Syntax::ElseClause}, {"switch_statement", Syntax::SwitchStatement},
    {"switch_body", Syntax::SwitchBody}, {"switch_case", Syntax::SwitchCase},
    {"switch_default", Syntax::SwitchDefault}, {"for_statement", Syntax::ForStatement},
    {"for_in_statement", Syntax::ForInStatement}, {"while_statement", Syntax::WhileStatement},
    {"do_statement", Syntax::DoStatement}, {"try_statement", Syntax::TryStatement},
    {"catch_clause", Syntax::CatchClause}, {"finally_clause", Syntax::FinallyClause},
    {"with_statement", Syntax::WithStatement}, {"break_statement", Syntax::BreakStatement},
    {"continue_statement", Syntax::ContinueStatement}, {"debugger_statement", Syntax::DebuggerStatement, Keep::Alone},
    {"return_statement", Syntax::ReturnStatement}, {"throw_statement", Syntax::ThrowStatement},
    {"empty_statement", Syntax::EmptyStatement, Keep::Alone}, {"labeled_statement", Syntax::LabeledStatement},
    {"statement_identifier", Syntax::StatementIdentifier, Keep::Alone}, {"import_statement", Syntax::ImportStatement},
    {"import_clause", Syntax::ImportClause}, {"namespace_import", Syntax::NamespaceImport},
    {"named_imports", Syntax::NamedImports}, {"import_specifier", Syntax::ImportSpecifier},
    {"import_require_clause", Syntax::ImportRequireClause}, {"import_alias", Syntax::ImportAlias},
    {"import_attribute", Syntax::Other, Keep::Nothing}, {"export_statement", Syntax::ExportStatement},
    {"export_clause", Syntax::ExportClause}, {"export_specifier", Syntax::ExportSpecifier},
    {"namespace_export", Syntax::NamespaceExport}, {"identifier", Syntax::Identifier, Keep::Alone},
    {"undefined", Syntax::Undefined, Keep::Alone}, {"this", Syntax::This, Keep::Alone},
    {"super", Syntax::Super, Keep::Alone}, {"true", Syntax::True, Keep::Alone}, {"false", Syntax::False, Keep::Alone},
    {"null", Syntax::Null, Keep::Alone}, {"number", Syntax::Number, Keep::Alone},
    {"string", Syntax::String, Keep::Alone}, {"regex", Syntax::Regex, Keep::Alone},
    {"template_string", Syntax::TemplateString}, {"template_substitution", Syntax::TemplateSubstitution},
    {"string_fragment", Syntax::Other, Keep::Nothing}, {"escape_sequence", Syntax::Other, Keep::Nothing},
    {"object", Syntax::Object}, {"array", Syntax::Array}, {"pair", Syntax::Pair},
    {"spread_element", Syntax::SpreadElement}, {"method_definition", Syntax::MethodDefinition},
    {"shorthand_property_identifier", Syntax::ShorthandProperty, Keep::Alone},
    {"property_identifier", Syntax::PropertyIdentifier, Keep::Alone},
    {"private_property_identifier", Syntax::PrivatePropertyIdentifier, Keep::Alone},
    {"computed_property_name", Syntax::ComputedPropertyName}, {"function_expression", Syntax::FunctionExpression},
    {"generator_function", Syntax::GeneratorFunction}, {"arrow_function", Syntax::ArrowFunction},
    {"class", Syntax::ClassExpression}, {"meta_property", Syntax::MetaProperty, Keep::Alone},
    {"import", Syntax::Import, Keep::Alone}, {"call_expression", Syntax::CallExpression},
    {"new_expression", Syntax::NewExpression}, {"arguments", Syntax::Arguments},
    {"member_expression", Syntax::MemberExpression}, {"subscript_expression", Syntax::SubscriptExpression},
    {"optional_chain", Syntax::OptionalChain, Keep::Alone},
    {"parenthesized_expression", Syntax::ParenthesizedExpression},
    {"assignment_expression", Syntax::AssignmentExpression},
    {"augmented_assignment_expression", Syntax::AugmentedAssignmentExpression},
    {"await_expression", Syntax::AwaitExpression}, {"yield_expression", Syntax::YieldExpression},
    {"unary_expression", Syntax::UnaryExpression}, {"update_expression", Syntax::UpdateExpression},
    {"binary_expression", Syntax::BinaryExpression}, {"ternary_expression", Syntax::TernaryExpression},
    {"sequence_expression", Syntax::SequenceExpression}, {"formal_parameters", Syntax::FormalParameters},
    {"decorator", Syntax::Decorator}, {"object_pattern", Syntax::ObjectPattern},
    {"array_pattern", Syntax::ArrayPattern}, {"pair_pattern", Syntax::PairPattern},
    {"rest_pattern", Syntax::RestPattern}, {"assignment_pattern", Syntax::AssignmentPattern},
    {"object_assignment_pattern", Syntax::ObjectAssignmentPattern},
    {"shorthand_property_identifier_pattern", Syntax::ShorthandPropertyPattern, Keep::Alone},
    {"class_body", Syntax::ClassBody}, {"class_heritage", Syntax::ClassHeritage},
    {"field_definition", Syntax::FieldDefinition}, {"public_field_definition", Syntax::FieldDefinition},
    {"class_static_block", Syntax::ClassStaticBlock}, {"jsx_element", Syntax::JsxElement},
    {"jsx_opening_element", Syntax::JsxOpeningElement}, {"jsx_closing_element", Syntax::Other, Keep::Nothing},
    {"jsx_self_closing_element", Syntax::JsxSelfClosingElement}, {"jsx_attribute", Syntax::JsxAttribute},
    {"jsx_expression", Syntax::JsxExpression}, {"jsx_text", Syntax::JsxText, Keep::Alone},
    {"html_character_reference", Syntax::HtmlCharacterReference, Keep::Alone},
    {"jsx_namespace_name", Syntax::JsxNamespaceName, Keep::Alone}, {"as_expression", Syntax::AsExpression},
    {"satisfies_expression", Syntax::SatisfiesExpression}, {"non_null_expression", Syntax::NonNullExpression},
    {"type_assertion", Syntax::TypeAssertion}, {"instantiation_expression", Syntax::InstantiationExpression},
    {"required_parameter", Syntax::RequiredParameter}, {"optional_parameter", Syntax::OptionalParameter},
    {"accessibility_modifier", Syntax::AccessibilityModifier, Keep::Alone},
    {"override_modifier", Syntax::OverrideModifier, Keep::Alone}, {"extends_clause", Syntax::ExtendsClause},
    {"implements_clause", Syntax::Other, Keep::Nothing}, {"enum_declaration", Syntax::EnumDeclaration},
    {"enum_body", Syntax::EnumBody}, {"enum_assignment", Syntax::EnumAssignment},
    {"internal_module", Syntax::InternalModule}, {"module", Syntax::Module},
    {"nested_identifier", Syntax::NestedIdentifier}, {"interface_declaration", Syntax::TypeDeclaration, Keep::Alone},
    {"type_alias_declaration", Syntax::TypeDeclaration, Keep::Alone},
    {"ambient_declaration", Syntax::TypeDeclaration, Keep::Alone},
    {"function_signature", Syntax::TypeDeclaration, Keep::Alone},
    {"method_signature", Syntax::MemberSignature, Keep::Alone},
    {"abstract_method_signature", Syntax::MemberSignature, Keep::Alone},
    {"index_signature", Syntax::MemberSignature, Keep::Alone}, {"type_annotation", Syntax::TypeAnnotation},
    {"type_predicate_annotation", Syntax::TypeAnnotation},
    {"asserts_annotation", Syntax::AssertsAnnotation, Keep::Alone}, {"type_parameters", Syntax::Other, Keep::Nothing},
    {"type_arguments", Syntax::TypeArguments}, {"predefined_type", Syntax::PredefinedType, Keep::Alone},
    {"type_identifier", Syntax::TypeIdentifier, Keep::Alone},
    {"nested_type_identifier", Syntax::NestedTypeIdentifier}, {"generic_type", Syntax::GenericType},
    {"array_type", Syntax::ArrayType}, {"tuple_type", Syntax::TupleType}, {"union_type", Syntax::UnionType},
    {"intersection_type", Syntax::IntersectionType}, {"object_type", Syntax::ObjectType, Keep::Alone},
    {"function_type", Syntax::FunctionType, Keep::Alone}, {"constructor_type", Syntax::FunctionType, Keep::Alone},
    {"literal_type", Syntax::LiteralType}, {"template_literal_type", Syntax::TemplateLiteralType, Keep::Alone},
    {"parenthesized_type", Syntax::WrappedType}, {"readonly_type", Syntax::WrappedType},
    {"optional_type", Syntax::WrappedType}, {"rest_type", Syntax::WrappedType},
    {"flow_maybe_type", Syntax::WrappedType}, {"type_predicate", Syntax::TypePredicate, Keep::Alone},
    {"type_query", Syntax::OtherType, Keep::Alone}, {"index_type_query", Syntax::OtherType, Keep::Alone},
    {"lookup_type", Syntax::OtherType, Keep::Alone}, {"conditional_type", Syntax::OtherType, Keep::Alone},
    {"infer_type", Syntax::OtherType, Keep::Alone}, {"existential_type", Syntax::OtherType, Keep::Alone},
    {"this_type", Syntax::OtherType, Keep::Alone}, {"hash_bang_line", Syntax::Other, Keep::Nothing},
    {"comment", Syntax::Other, Keep::Nothing}, {"html_comment", Syntax::Other, Keep::Nothing},
    // These stand only below nodes whose text says all.
    {"regex_pattern", Syntax::Other, Keep::Nothing}, {"regex_flags", Syntax::Other, Keep::Nothing},
    {"extends_type_clause", Syntax::Other, Keep::Nothing}, {"omitting_type_annotation", Syntax::Other, Keep::Nothing},
    {"adding_type_annotation", Syntax::Other, Keep::Nothing},
    {"opting_type_annotation", Syntax::Other, Keep::Nothing}, {"asserts", Syntax::Other, Keep::Nothing},
    {"template_type", Syntax::Other, Keep::Nothing}, {"mapped_type_clause", Syntax::Other, Keep::Nothing},
    {"call_signature", Syntax::Other, Keep::Nothing}, {"property_signature", Syntax::Other, Keep::Nothing},
    {"type_parameter", Syntax::Other, Keep::Nothing}, {"default_type", Syntax::Other, Keep::Nothing},
    {"constraint", Syntax::Other, Keep::Nothing}, {"construct_signature", Syntax::Other, Keep::Nothing},
    {"interface_body", Syntax::Other, Keep::Nothing},
};

// Tokens that are not here are punctuation: their place is clear from the node that holds them.
constexpr SymbolRow kTokens[] = {
    {",", Syntax::Comma, Keep::InLists}, {"async", Syntax::Async, Keep::Alone}, {"*", Syntax::Star, Keep::Alone},
    {"get", Syntax::Get, Keep::Alone}, {"set", Syntax::Set, Keep::Alone}, {"static", Syntax::Static, Keep::Alone},
    {"static get", Syntax::StaticGet, Keep::Alone}, {"readonly", Syntax::Readonly, Keep::Alone}, {"var", Syntax::Var, Keep::Operator},
    {"let", Syntax::Let, Keep::Operator}, {"const", Syntax::Const, Keep::Operator},
    {"using", Syntax::Using, Keep::Alone}, {"await", Syntax::Await, Keep::Alone},
    {"typeof", Syntax::Typeof, Keep::Alone}, {"void", Syntax::Void, Keep::Operator},
    {"delete", Syntax::Delete, Keep::Operator}, {"in", Syntax::In, Keep::Operator},
    {"of", Syntax::Of, Keep::Operator}, {"instanceof", Syntax::Instanceof, Keep::Operator},
    {"default", Syntax::Default, Keep::Alone}, {"type", Syntax::Type, Keep::Alone},
    {"?.", Syntax::OptionalChain, Keep::Alone}, {"!", Syntax::Not, Keep::Operator},
    {"~", Syntax::Tilde, Keep::Operator}, {"+", Syntax::Plus, Keep::Operator}, {"-", Syntax::Minus, Keep::Operator},
    {"/", Syntax::Slash, Keep::Operator}, {"%", Syntax::Percent, Keep::Operator},
    {"**", Syntax::Power, Keep::Operator}, {"++", Syntax::Increment, Keep::Operator},
    {"--", Syntax::Decrement, Keep::Operator}, {"==", Syntax::EqualTo, Keep::Operator},
    {"!=", Syntax::NotEqualTo, Keep::Operator}, {"===", Syntax::Identical, Keep::Operator},
    {"!==", Syntax::NotIdentical, Keep::Operator}, {"<", Syntax::Less, Keep::Operator},
    {"<=", Syntax::LessEqual, Keep::Operator}, {">", Syntax::Greater, Keep::Operator},
    {">=", Syntax::GreaterEqual, Keep::Operator}, {"&", Syntax::BitAnd, Keep::Operator},
    {"|", Syntax::BitOr, Keep::Operator}, {"^", Syntax::BitXor, Keep::Operator},
    {"<<", Syntax::ShiftLeft, Keep::Operator}, {">>", Syntax::ShiftRight, Keep::Operator},
    {">>>", Syntax::ShiftRightUnsigned, Keep::Operator}, {"&&", Syntax::LogicalAnd, Keep::Operator},
    {"||", Syntax::LogicalOr, Keep::Operator}, {"?\?", Syntax::Nullish, Keep::Operator},
    {"+=", Syntax::PlusAssign, Keep::Operator}, {"-=", Syntax::MinusAssign, Keep::Operator},
    {"*=", Syntax::StarAssign, Keep::Operator}, {"/=", Syntax::SlashAssign, Keep::Operator},
    {"%=", Syntax::PercentAssign, Keep::Operator}, {"**=", Syntax::PowerAssign, Keep::Operator},
    {"&=", Syntax::BitAndAssign, Keep::Operator}, {"|=", Syntax::BitOrAssign, Keep::Operator},
    {"^=", Syntax::BitXorAssign, Keep::Operator}, {"<<=", Syntax::ShiftLeftAssign, Keep::Operator},
    {">>=", Syntax::ShiftRightAssign, Keep::Operator}, {">>>=", Syntax::ShiftRightUnsignedAssign, Keep::Operator},
    {"&&=", Syntax::LogicalAndAssign, Keep::Operator}, {"||=", Syntax::LogicalOrAssign, Keep::Operator},
    {"?\?=", Syntax::NullishAssign, Keep::Operator},
};

struct FieldRow {
    std::string_view name;
    Field field;
};

constexpr FieldRow kFields[] = {
    {"alias", Field::Alias}, {"alternative", Field::Alternative}, {"argument", Field::Argument},
    {"arguments", Field::Arguments}, {"attribute", Field::Attribute}, {"body", Field::Body},
    {"close_tag", Field::CloseTag}, {"condition", Field::Condition}, {"consequence", Field::Consequence},
    {"constraint", Field::Constraint}, {"constructor", Field::Constructor}, {"declaration", Field::Declaration},
    {"decorator", Field::Decorator}, {"finalizer", Field::Finalizer}, {"flags", Field::Flags},
    {"function", Field::Function}, {"handler", Field::Handler}, {"increment", Field::Increment},
    {"index", Field::Index}, {"index_type", Field::IndexType}, {"initializer", Field::Initializer},
    {"key", Field::Key}, {"kind", Field::Kind}, {"label", Field::Label}, {"left", Field::Left},
    {"member", Field::Member}, {"module", Field::Module}, {"name", Field::Name}, {"object", Field::Object},
    {"open_tag", Field::OpenTag}, {"operator", Field::Operator}, {"optional_chain", Field::OptionalChain},
    {"parameter", Field::Parameter}, {"parameters", Field::Parameters}, {"pattern", Field::Pattern},
    {"property", Field::Property}, {"return_type", Field::ReturnType}, {"right", Field::Right}, {"sign", Field::Sign},
    {"source", Field::Source}, {"type", Field::Type}, {"type_arguments", Field::TypeArguments},
    {"type_parameters", Field::TypeParameters}, {"value", Field::Value},
};
// clang-format on

using Rows = std::unordered_map<std::string_view, Vocabulary::Entry>;

template <std::size_t n>
Rows index(const SymbolRow (&rows)[n]) {
    Rows result;
    for (const SymbolRow& row : rows) result.emplace(row.name, Vocabulary::Entry{row.kind, row.keep});
    return result;
}

/// A node that is not in the table is kept, so that what stands in it is not lost.
Vocabulary::Entry entryOf(const GrammarNames& names, SymbolId id, const Rows& nodes, const Rows& tokens) {
    const bool named = names.isNamed(id);
    if (!named && !names.isToken(id)) return {Syntax::Other, Keep::Nothing};
    const Rows& rows = named ? nodes : tokens;
    const auto row = rows.find(names.symbol(id));
    if (row != rows.end()) return row->second;
    return {Syntax::Other, named ? Keep::All : Keep::Nothing};
}

Vocabulary build(Language language) {
    const Rows nodes = index(kNodes);
    const Rows tokens = index(kTokens);
    const GrammarNames names(language);
    Vocabulary result;
    for (SymbolId id = 0; id < names.symbolCount(); ++id) {
        result.symbols.push_back(entryOf(names, id, nodes, tokens));
        if (names.symbol(id) == "comment") result.comment = id;
        if (names.symbol(id) == "html_comment") result.htmlComment = id;
    }
    result.fields.assign(names.fieldCount() + 1U, Field::None);
    for (std::uint16_t id = 1; id <= names.fieldCount(); ++id) {
        for (const FieldRow& row : kFields) {
            if (row.name == names.field(id)) result.fields[id] = row.field;
        }
    }
    return result;
}

}  // namespace

const Vocabulary& Vocabulary::of(Language language) {
    // Of the languages that programs are written in; they come first.
    static const std::array<Vocabulary, 3> vocabularies = {build(Language::JavaScript), build(Language::TypeScript),
                                                           build(Language::Tsx)};
    return vocabularies.at(static_cast<std::size_t>(language));
}

}  // namespace jsward
