# Writes the page of routes as two strings, what stands before its data and what stands behind:
#   cmake -DSOURCE=<this folder> -DOUTPUT=<page.cpp> -P embed.cmake
# The page allows itself nothing but its own style and script, by their hashes.
cmake_minimum_required(VERSION 3.25)

# Sets `variable` to the Base64 form of the SHA-256 of a text.
function(hash text variable)
  string(SHA256 hex "${text}")
  set(alphabet ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)
  set(result "")
  foreach(offset RANGE 0 60 6)  # three bytes make four letters
    string(SUBSTRING "${hex}0000" ${offset} 6 group)
    math(EXPR bits "0x${group}")
    foreach(shift 18 12 6 0)
      math(EXPR index "(${bits} >> ${shift}) & 63")
      string(SUBSTRING ${alphabet} ${index} 1 letter)
      string(APPEND result ${letter})
    endforeach()
  endforeach()
  string(SUBSTRING ${result} 0 43 result)  # of the last group one byte is padding
  set(${variable} "${result}=" PARENT_SCOPE)
endfunction()

# Sets `variable` to raw string literals with a text: compilers limit the length of one.
function(literal text variable)
  set(result "")
  string(LENGTH "${text}" length)
  set(offset 0)
  while(offset LESS length)
    string(SUBSTRING "${text}" ${offset} 8000 part)
    string(FIND "${part}" "\n" end REVERSE)  # not within a character
    math(EXPR end "${end} + 1")
    string(SUBSTRING "${part}" 0 ${end} part)
    string(APPEND result "R\"jsward(${part})jsward\"\n")
    math(EXPR offset "${offset} + ${end}")
  endwhile()
  set(${variable} "${result}" PARENT_SCOPE)
endfunction()

file(READ ${SOURCE}/page.css style)
file(READ ${SOURCE}/page.js script)
file(READ ${SOURCE}/page.html page)
hash("${style}" styleHash)
hash("${script}" scriptHash)
set(policy "default-src 'none'; style-src 'sha256-${styleHash}'; script-src 'sha256-${scriptHash}'; base-uri 'none'; form-action 'none'")
string(REPLACE "@policy@" "${policy}" page "${page}")
string(REPLACE "@style@" "${style}" page "${page}")
string(REPLACE "@script@" "${script}" page "${page}")
string(FIND "${page}" "@data@" at)
string(SUBSTRING "${page}" 0 ${at} before)
math(EXPR at "${at} + 6")
string(SUBSTRING "${page}" ${at} -1 behind)
literal("${before}\n" before)
literal("${behind}\n" behind)
file(WRITE ${OUTPUT} "// Written by routes_page/embed.cmake.
#include \"cli/report/routes_page.h\"

#if defined(__clang__)
#pragma clang diagnostic ignored \"-Woverlength-strings\"
#endif

namespace jsward {

const std::string_view kRoutesPageBeforeData =
${before};
const std::string_view kRoutesPageBehindData =
${behind};

}  // namespace jsward
")
