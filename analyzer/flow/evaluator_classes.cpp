// Classes, their members and what decorates them.
#include "analyzer/flow/evaluator.h"

#include <algorithm>

namespace jsward {

ValueId Evaluator::classValue(ClassId id) {
    const Class& declared = program_.classes[id];
    const ClassKey key = engine_.classKey(slot_, id);
    if (declared.superclass) {
        const ValueId superclass = expression(declared.superclass);
        ask(superclass);
        engine_.write(Space::Superclass, key, 0, superclass);
    }
    const ValueId self = label(Tag::Class, key);
    // Static initialisers and methods may name the class before its declaration is done.
    if (declared.binding != kNone) assignName(declared.binding, self);
    const ValueId outerSelf = self_;
    const bool hadSelf = hasSelf_;
    for (const ClassMember& member : program_.membersOf(declared)) classMember(member, self, constructorOfClass(key));
    self_ = outerSelf;
    hasSelf_ = hadSelf;
    if (declared.decorators) {
        for (const NodeId decorator : program_.list(declared.decorators)) ask(expression(decorator));
    }
    return self;
}

void Evaluator::classMember(const ClassMember& member, ValueId self, Constructor constructor) {
    hasSelf_ = true;
    self_ = member.isStatic ? self : label(Tag::Instance, constructor);
    if (member.kind == MemberKind::Field) {
        ValueId value = member.value ? expression(member.value) : 0;
        if (member.type) value = join(value, typeValue(member.type));
        const Symbol name = member.key ? sym(member.key) : engine_.names.anyKey;
        engine_.write(member.isStatic ? Space::Static : Space::Instance, constructor, name, value);
    } else if (member.kind == MemberKind::StaticBlock && member.value && at(member.value).kind == Kind::Function) {
        callValue(expression(member.value), self_, {}, member.value, false);
    }
    const bool isMethod = member.kind == MemberKind::Method && member.value && at(member.value).kind == Kind::Function;
    if (isMethod && member.key && !member.isStatic) overrideMethod(constructor, member);
    if (!member.decorators) return;
    for (const NodeId decorator : program_.list(member.decorators)) {
        const ValueId decorating = expression(decorator);
        ask(decorating);
        for (const Label& l : labelsOf(decorating)) {
            if (l.tag != Tag::Api) continue;
            if (isMethod)
                handOnFunction(engine_.api.argument(l.a, 0, 1), engine_.functionId(slot_, at(member.value).a),
                               decorator);
            const Fact* effect = engine_.api.fact(l.a, FactKind::Effect);
            if (effect && effect->text == "validation")
                engine_.write(Space::Validated, constructor, 0, label(Tag::Constant, 0));
            const Fact* harmless = engine_.api.fact(l.a, FactKind::Sanitizer);
            if (harmless && member.key)
                engine_.write(Space::Validated, constructor, sym(member.key), label(Tag::Constant, 0));
        }
    }
}

/// `class Local extends PassportStrategy(Strategy) { validate(name) {} }`: who calls the method is the library that it extends.
void Evaluator::overrideMethod(Constructor constructor, const ClassMember& method) {
    for (const Label& super : labelsOf(superclassOf(constructor))) {
        if (super.tag != Tag::Api) continue;
        if (const ApiId position = engine_.api.member(engine_.api.call(super.a), sym(method.key)))
            handOnFunction(position, engine_.functionId(slot_, at(method.value).a), method.value);
    }
}

}  // namespace jsward
