# Fetches the frameworks into tests/frameworks/node_modules, unless they are there as the lock says. Run with cmake -P.
set(installed ${CMAKE_CURRENT_LIST_DIR}/node_modules/.package-lock.json)
set(lock ${CMAKE_CURRENT_LIST_DIR}/package-lock.json)
if(EXISTS ${installed} AND NOT ${lock} IS_NEWER_THAN ${installed})
  return()
endif()
find_program(NPM npm REQUIRED)
execute_process(COMMAND ${NPM} ci WORKING_DIRECTORY ${CMAKE_CURRENT_LIST_DIR} COMMAND_ERROR_IS_FATAL ANY)
file(TOUCH ${installed})
