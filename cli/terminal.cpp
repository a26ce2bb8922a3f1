#include "cli/terminal.h"

#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

namespace jsward {

namespace {

constexpr unsigned kDefaultWidth = 100;

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view() : value;
}

}  // namespace

bool isTerminal(Stream stream) { return ::isatty(static_cast<int>(stream)) != 0; }

unsigned terminalWidth(Stream stream) {
    winsize size{};
    if (::ioctl(static_cast<int>(stream), TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kDefaultWidth;
    return size.ws_col;
}

bool useColour(ColorMode mode, Stream stream) {
    if (mode != ColorMode::Auto) return mode == ColorMode::Always;
    return environment("NO_COLOR").empty() && environment("TERM") != "dumb" && isTerminal(stream);
}

}  // namespace jsward
