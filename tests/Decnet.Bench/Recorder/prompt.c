/* The "login shell" of the interactive measurements: bash without start-up files, whatever the recorder passes. */
#include <unistd.h>

int main(void)
{
    execl("/bin/bash", "bash", "--norc", "--noprofile", "-i", (char *)0);
    return 127;
}
