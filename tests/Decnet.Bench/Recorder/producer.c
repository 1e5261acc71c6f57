/* The "login shell" of the bulk measurement: tells its pid, waits for a line, writes a text in the pieces that cat(1)
   uses, and waits for another line, so that the recorder can be looked at while it is still there. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 128 * 1024 };

static void wait_for_line(void)
{
    char c = 0;
    while (read(0, &c, 1) == 1 && c != '\n')
        ;
}

int main(void)
{
    struct stat facts;
    int fd = open(getenv("BENCH_PAYLOAD"), O_RDONLY);
    if (fd < 0 || fstat(fd, &facts) != 0)
        return 1;
    const char *text = mmap(0, facts.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    if (text == MAP_FAILED)
        return 1;
    dprintf(1, "ready %d.\n", (int)getpid());
    wait_for_line();
    for (off_t at = 0; at < facts.st_size;) {
        off_t left = facts.st_size - at;
        ssize_t n = write(1, text + at, left < PIECE ? left : PIECE);
        if (n <= 0)
            return 2;
        at += n;
    }
    wait_for_line();
    return 0;
}
