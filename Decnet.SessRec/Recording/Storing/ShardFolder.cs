using Decnet.SessRec.Native;
using Decnet.SessRec.Shard;
using Tmds.Linux;

namespace Decnet.SessRec.Recording.Storing;

/// <summary>
/// <c>STORE/SERVICE/transcripts</c>, made where it is missing with the set-group bit, so that all files are the reader's
/// group's. Below the store no symbolic link is followed: the intruder has the same uid as this process.
/// </summary>
internal static class ShardFolder
{
    private const int Mode = 0x5F8; // 02770

    /// <summary>A descriptor of the folder, or -errno.</summary>
    public static int Open(string store, string service)
    {
        var above = Files.Open(CString.From(store), LibC.O_RDONLY | LibC.O_DIRECTORY);
        if (above < 0)
        {
            return above;
        }

        var services = Enter(above, CString.From(service));
        return services < 0 ? services : Enter(services, CString.From(ShardFormat.Folder));
    }

    private static int Enter(int parent, byte[] name)
    {
        const int tries = 3;
        var flags = LibC.O_RDONLY | LibC.O_DIRECTORY | LibC.O_NOFOLLOW;
        var folder = Files.OpenAt(parent, name, flags);
        for (var i = 0; folder == -LibC.ENOENT && i < tries; i++)
        {
            var made = Files.MakeDirectoryAt(parent, name, Mode) == 0;
            folder = Files.OpenAt(parent, name, flags);
            if (made && folder >= 0)
            {
                // mkdir applied the umask, which is the session's and must stay what it is.
                _ = Files.ChangeMode(folder, Mode);
            }
        }

        _ = Files.Close(parent);
        return folder;
    }
}
