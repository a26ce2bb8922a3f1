# Writes the table of rules/table.h:
#   cmake -DSOURCE=<rules folder> -DLISTING=<folders.cmake> -DOUTPUT=<table.cpp> -P embed.cmake
cmake_minimum_required(VERSION 3.25)
include(${LISTING})

# Sets `variable` to a raw string literal with a file's text.
function(embed file variable)
  file(READ ${SOURCE}/${file} text)
  string(FIND "${text}" ")jsward\"" clash)
  if(NOT clash EQUAL -1)
    message(FATAL_ERROR "rules/${file}: must not contain the characters )jsward\"")
  endif()
  set(${variable} "R\"jsward(${text})jsward\"" PARENT_SCOPE)
endfunction()

set(declarations "")
set(ruleRows "")
foreach(folder IN LISTS folders)
  embed(${folder}/rule.json json)
  embed(${folder}/README.md page)
  string(REPLACE "-" "_" name ${folder})
  set(check nullptr)
  if(folder IN_LIST checked)
    string(APPEND declarations "namespace ${name} { void check(const CheckContext&, std::vector<Finding>&); }\n")
    set(check ${name}::check)
  endif()
  set(projectCheck nullptr)
  if(folder IN_LIST projectChecked)
    string(APPEND declarations "namespace ${name} { void checkProject(const ProjectContext&, std::vector<Finding>&); }\n")
    set(projectCheck ${name}::checkProject)
  endif()
  set(mayFind nullptr)
  if(folder IN_LIST triggered)
    string(APPEND declarations "namespace ${name} { bool mayFind(std::string_view); }\n")
    set(mayFind ${name}::mayFind)
  endif()
  string(APPEND ruleRows "    {\"${folder}\", ${json},\n${page}, ${check}, ${projectCheck}, ${mayFind}},\n")
endforeach()

set(modelRows "")
foreach(model IN LISTS models)
  embed(${model} json)
  string(APPEND modelRows "    {\"${model}\", ${json}},\n")
endforeach()

list(LENGTH folders ruleCount)
list(LENGTH models modelCount)
file(WRITE ${OUTPUT} "// Written by rules/embed.cmake.
#include \"rules/table.h\"

#include <array>

#if defined(__clang__)
#pragma clang diagnostic ignored \"-Woverlength-strings\"
#endif

namespace jsward::rules {

${declarations}
namespace {

constexpr std::array<Row, ${ruleCount}> kRows{{
${ruleRows}}};

constexpr std::array<ModelText, ${modelCount}> kModels{{
${modelRows}}};

}  // namespace

std::span<const Row> rows() { return kRows; }
std::span<const ModelText> models() { return kModels; }

}  // namespace jsward::rules
")
