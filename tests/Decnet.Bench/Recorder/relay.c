/* A relay that records nothing: the least that any recorder has to do, and so the floor under their figures. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static int copy(int from, int to)
{
    static char buffer[64 * 1024];
    ssize_t got = read(from, buffer, sizeof buffer);
    if (got <= 0)
        return got < 0 && errno == EINTR;
    for (ssize_t at = 0; at < got;) {
        ssize_t n = write(to, buffer + at, got - at);
        if (n < 0 && errno != EINTR)
            return 0;
        if (n > 0)
            at += n;
    }
    return 1;
}

int main(void)
{
    struct termios outer, raw;
    struct winsize size;
    int master, status = 0;
    if (tcgetattr(0, &outer) != 0 || ioctl(0, TIOCGWINSZ, &size) != 0)
        return 1;
    pid_t child = forkpty(&master, 0, &outer, &size);
    if (child < 0)
        return 1;
    if (child == 0) {
        execl(getenv("SHELL"), getenv("SHELL"), (char *)0);
        _exit(127);
    }
    raw = outer;
    cfmakeraw(&raw);
    tcsetattr(0, TCSANOW, &raw);
    struct pollfd ends[2] = {{.fd = 0, .events = POLLIN}, {.fd = master, .events = POLLIN}};
    for (;;) {
        if (poll(ends, 2, -1) < 0 && errno != EINTR)
            break;
        if (ends[0].revents && !copy(0, master))
            break;
        if (ends[1].revents && !copy(master, 1))
            break;
    }
    tcsetattr(0, TCSANOW, &outer);
    close(master);
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
