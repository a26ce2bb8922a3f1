# Fetches what a folder's package-lock.json pins into its node_modules, unless it is there as the lock says.
# Run with cmake -DFOLDER=<folder> -P install.cmake.
set(installed ${FOLDER}/node_modules/.package-lock.json)
set(lock ${FOLDER}/package-lock.json)
if(EXISTS ${installed} AND NOT ${lock} IS_NEWER_THAN ${installed})
  return()
endif()
find_program(NPM npm REQUIRED)
execute_process(COMMAND ${NPM} ci WORKING_DIRECTORY ${FOLDER} COMMAND_ERROR_IS_FATAL ANY)
file(TOUCH ${installed})
