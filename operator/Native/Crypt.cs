using System.Runtime.InteropServices;

namespace Decnet.Operator.Native;

/// <summary>Debian's crypt(3): the one implementation that the machine's PAM agrees with.</summary>
internal static class Crypt
{
    // struct crypt_data of libxcrypt; larger than what every release has needed so far.
    private const int StateSize = 32768;

    /// <summary>Hashes under a setting such as <c>$6$salt$</c>, or under an existing hash to verify it.</summary>
    /// <returns>Null when the setting is not understood.</returns>
    public static string? Hash(string password, string setting)
    {
        var state = Marshal.AllocHGlobal(StateSize);
        try
        {
            Marshal.Copy(new byte[StateSize], 0, state, StateSize);
            var hash = Marshal.PtrToStringUTF8(crypt_r(password, setting, state));
            // libxcrypt's failure tokens begin with an asterisk.
            return hash is null || hash.StartsWith('*') ? null : hash;
        }
        finally
        {
            Marshal.Copy(new byte[StateSize], 0, state, StateSize);
            Marshal.FreeHGlobal(state);
        }
    }

    [DllImport("libcrypt.so.1", EntryPoint = "crypt_r")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint crypt_r(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string phrase, [MarshalAs(UnmanagedType.LPUTF8Str)] string setting, nint data);
}
