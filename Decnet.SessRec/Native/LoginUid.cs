namespace Decnet.SessRec.Native;

/// <summary>
/// The audit id that pam_loginuid gives a session. Without it `last` holds a session that is running for one that is gone. Anybody may
/// set it once for himself, but sshd's own module cannot reach the file, as sshd hides its files.
/// </summary>
internal static unsafe class LoginUid
{
    private const int ReadWriteCloseOnExec = 0x80002;

    /// <summary>Runs without a runtime as well: see <see cref="EarlyShell"/>.</summary>
    public static void Claim()
    {
        // The file is root's while this program, which nobody may read, hides its files too.
        _ = Early.prctl(Extra.PrSetDumpable, 1, 0, 0, 0);
        fixed (byte* path = "/proc/self/loginuid"u8)
        {
            var file = Early.open(path, ReadWriteCloseOnExec);
            if (file >= 0)
            {
                var number = stackalloc byte[16];
                var end = EarlyText.Number(number, Early.getuid());
                _ = Early.write(file, number, (nint)(end - number));
                _ = Early.close(file);
            }
        }

        _ = Early.prctl(Extra.PrSetDumpable, 0, 0, 0, 0);
    }
}
