using System.Runtime.InteropServices;
using System.Text;

namespace Decnet.SessRec.Native;

/// <summary>
/// The process's own argv and environment as bytes: a command of <c>-c</c> need not be UTF-8, and must reach the shell unchanged.
/// </summary>
internal static unsafe class Arguments
{
    /// <summary>Base name of argv[0] without the dash that marks a log-in shell.</summary>
    public static string ProgramName
    {
        get
        {
            var name = First;
            name = name[(name.LastIndexOf((byte)'/') + 1)..];
            return Encoding.UTF8.GetString(name.StartsWith("-"u8) ? name[1..] : name);
        }
    }

    /// <summary>argv[0].</summary>
    public static ReadOnlySpan<byte> First => MemoryMarshal.CreateReadOnlySpanFromNullTerminated(Argv0);

    /// <summary>sshd puts a dash before the name of a log-in shell.</summary>
    public static bool IsLoginShell => First.StartsWith("-"u8);

    internal static byte* Argv0 => *EarlyShell.Arguments;

    // The kernel lays the environment behind the arguments and the null that ends them.
    internal static byte** Environment => EarlyShell.Arguments + EarlyShell.ArgumentCount + 1;

    public static bool HasEnvironment => *Environment != null;

    /// <summary>argv[index], or empty when there is none. <paramref name="count"/> is argc.</summary>
    public static ReadOnlySpan<byte> At(int index, int count) =>
        index < count ? MemoryMarshal.CreateReadOnlySpanFromNullTerminated(EarlyShell.Arguments[index]) : default;

    /// <summary>The value of an environment variable, empty when it is not set.</summary>
    public static ReadOnlySpan<byte> Variable(ReadOnlySpan<byte> name)
    {
        for (var entry = Environment; *entry != null; entry++)
        {
            var text = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(*entry);
            if (text.Length > name.Length && text[name.Length] == '=' && text.StartsWith(name))
            {
                return text[(name.Length + 1)..];
            }
        }

        return default;
    }
}
