using System.Globalization;
using System.Text;
using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>
/// The audit id that pam_loginuid gives a session. Without it `last` holds a session that is running for one that is gone. Anybody may
/// set it once for himself, but sshd's own module cannot reach the file, as sshd hides its files.
/// </summary>
internal static unsafe class LoginUid
{
    public static void Claim()
    {
        // The file is root's while this program, which nobody may read, hides its files too.
        _ = Extra.prctl(Extra.PrSetDumpable, 1, 0, 0, 0);
        var file = Files.Open("/proc/self/loginuid\0"u8, LibC.O_RDWR);
        if (file >= 0)
        {
            _ = Files.Write(file, Encoding.ASCII.GetBytes(ProcessFiles.UserId.ToString(CultureInfo.InvariantCulture)));
            _ = Files.Close(file);
        }

        ProcessName.HideFiles();
    }
}
