/* The "login shell" of the key measurement: the least that a line editor does, echoing each key from a raw terminal. */
#include <termios.h>
#include <unistd.h>

int main(void)
{
    struct termios tty;
    char keys[256];
    ssize_t n;
    if (tcgetattr(0, &tty) != 0)
        return 1;
    cfmakeraw(&tty);
    tcsetattr(0, TCSANOW, &tty);
    if (write(1, "bench$ ", 7) != 7)
        return 1;
    /* Ctrl-D ends it, as it would a shell. */
    while ((n = read(0, keys, sizeof keys)) > 0 && keys[0] != 4)
        if (write(1, keys, n) != n)
            return 1;
    return 0;
}
