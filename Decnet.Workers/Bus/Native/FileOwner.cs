using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Decnet.Bus.Native;

internal static class FileOwner
{
    /// <summary>Gives a file to a group (null leaves it as it is) and sets its mode.</summary>
    public static void Set(string path, uint? group, uint mode)
    {
        Check(group is { } id ? Libc.chown(path, uint.MaxValue, id) : 0, path);
        Check(Libc.chmod(path, mode), path);
    }

    private static void Check(int result, string path)
    {
        if (result < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            throw new Win32Exception(error, $"{path}: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }
}
