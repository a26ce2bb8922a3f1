// What speaks for a secret at a place of a program, whichever way it was found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/program/program.h"
#include "analyzer/rule/finding.h"

namespace jsward {
struct SinkHit;
}

namespace jsward::rules::hardcoded_secret {

class Constants;

struct Evidence {
    NodeId literal = 0;
    Confidence confidence = Confidence::Low;
    bool issued = false;           ///< A provider handed it out: it works wherever it is found, in a test too.
    std::string what;              ///< "GitHub personal access token", "password `dbPassword`".
    std::string masked;            ///< As it may be shown.
    const SinkHit* hit = nullptr;  ///< How it gets to where it is used, when that is known.
};

/// Secrets that show by the form of the text: tokens, keys, URLs.
void findByForm(const Program& program, const Constants& constants, std::vector<Evidence>& out);

/// Constants under the name of a secret. `path` tells files of translations, where such a name means nothing.
void findByName(const Program& program, const Constants& constants, std::string_view path, std::vector<Evidence>& out);

/// Takes away what is there to be seen: below a key or a variable called "example" or the like, as in descriptions of an API, save
/// what a provider issued; and everything that is called a placeholder.
void leaveOutExamples(const Program& program, std::vector<Evidence>& evidence);

/// Lowers the confidence in keys that applications publish with their pages: Firebase's web configuration, search-only keys.
void easePublished(const Program& program, std::vector<Evidence>& evidence);

/// One for each literal: the most certain, then the one found first.
void keepBest(const Program& program, std::vector<Evidence>& evidence);

}  // namespace jsward::rules::hardcoded_secret
