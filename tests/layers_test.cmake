# Reads every file of the repository and fails when a dependency points the wrong way or a text names what it must not:
#   - a layer includes only itself and the layers below it, by full path ("analyzer/text/span.h");
#   - only grammar/ includes <tree_sitter/...>;
#   - no file names a package registry's host, or a path of the machine that it was written on.
# Run with cmake -DSOURCE=<repository> -P layers_test.cmake.
cmake_minimum_required(VERSION 3.25)

# Lowest first. A folder belongs to the longest prefix that it has.
set(layers grammar analyzer/text analyzer/syntax analyzer/program analyzer/project analyzer/flow analyzer/webapp analyzer/rule analyzer/scan
    rules cli/report cli/lsp cli)

set(problems)

function(complain)
  string(CONCAT message ${ARGV})
  list(APPEND problems "  ${message}")
  set(problems "${problems}" PARENT_SCOPE)
endfunction()

# The layer's place in the order, or -1 for a file of no layer (tests, bench).
function(rank_of path result)
  set(rank -1)
  set(length 0)
  foreach(layer IN LISTS layers)
    string(LENGTH ${layer} own)
    if(path MATCHES "^${layer}/" AND own GREATER length)
      list(FIND layers ${layer} rank)
      set(length ${own})
    endif()
  endforeach()
  set(${result} ${rank} PARENT_SCOPE)
endfunction()

function(check_include file line)
  rank_of(${file} own)
  if(line MATCHES "<tree_sitter/" AND NOT file MATCHES "^grammar/")
    complain(${file} ": only grammar/ may include <tree_sitter/...>: " ${line})
  elseif(own GREATER_EQUAL 0 AND line MATCHES "\"([^\"]+)\"")
    rank_of(${CMAKE_MATCH_1} other)
    if(other LESS 0)
      complain(${file} ": include by the full path of a layer's header: " ${line})
    elseif(other GREATER own)
      complain(${file} ": points to a higher layer: " ${line})
    endif()
  endif()
  set(problems "${problems}" PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE sources RELATIVE ${SOURCE} ${SOURCE}/analyzer/*.h ${SOURCE}/analyzer/*.cpp ${SOURCE}/cli/*.h ${SOURCE}/cli/*.cpp
     ${SOURCE}/rules/*.h ${SOURCE}/rules/*.cpp ${SOURCE}/grammar/*.h ${SOURCE}/grammar/*.cpp ${SOURCE}/bench/*.cpp ${SOURCE}/tests/*.cpp)
list(FILTER sources EXCLUDE REGEX "node_modules/|^bench/corpus/")
list(LENGTH sources count)
if(count LESS 10)
  message(FATAL_ERROR "found only ${count} sources below ${SOURCE}")
endif()
foreach(file IN LISTS sources)
  file(STRINGS ${SOURCE}/${file} lines REGEX "^[ \t]*#[ \t]*include[ \t]")
  foreach(line IN LISTS lines)
    check_include(${file} ${line})
  endforeach()
endforeach()

# Brackets keep the patterns from finding themselves.
set(forbidden "registry[.](npmjs|yarnpkg)[.]" "npm[.]pkg[.]github" "\"resolved\": *\"http" "(^|[^A-Za-z0-9_.~/-])/wor[k]/" "/hom[e]/[a-z]+/jsward")
string(JOIN "|" forbidden ${forbidden})
file(GLOB_RECURSE texts RELATIVE ${SOURCE} ${SOURCE}/*)
list(FILTER texts EXCLUDE REGEX "^build/|^[.]git(/|$)|^[.]cache/|node_modules/|^bench/(corpus|results)/")
foreach(file IN LISTS texts)
  file(STRINGS ${SOURCE}/${file} lines REGEX "${forbidden}")
  foreach(line IN LISTS lines)
    # Examples of lock files name hosts that cannot exist.
    if(NOT line MATCHES "\"resolved\": *\"https?://[a-z.]*[.]example/")
      complain(${file} ": names a registry's host or a machine's path: " ${line})
    endif()
  endforeach()
endforeach()

if(problems)
  list(JOIN problems "\n" problems)
  message(FATAL_ERROR "\n${problems}")
endif()
message("${count} sources include only lower layers")
