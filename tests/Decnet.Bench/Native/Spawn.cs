using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Decnet.Bench.Native;

/// <summary>Starts a program as the leader of a session whose controlling terminal is the given pty, as sshd starts a shell.</summary>
internal static unsafe class Spawn
{
    private const int OpaqueSize = 1024;

    public static int OnTerminal(string terminal, IReadOnlyList<string> argv, IReadOnlyDictionary<string, string> environment)
    {
        var actions = stackalloc byte[OpaqueSize];
        var attributes = stackalloc byte[OpaqueSize];
        var path = Utf8(terminal);
        var arguments = Vector(argv);
        var variables = Vector([.. environment.Select(pair => $"{pair.Key}={pair.Value}")]);
        _ = Libc.posix_spawn_file_actions_init(actions);
        _ = Libc.posix_spawnattr_init(attributes);
        try
        {
            // Opened by the session leader, so it becomes the controlling terminal.
            _ = Libc.posix_spawn_file_actions_addopen(actions, 0, path, Libc.O_RDWR, 0);
            _ = Libc.posix_spawn_file_actions_adddup2(actions, 0, 1);
            _ = Libc.posix_spawn_file_actions_adddup2(actions, 0, 2);
            CleanSignals(attributes);
            var error = Libc.posix_spawn(out var pid, arguments[0], actions, attributes, arguments, variables);
            return error == 0 ? pid : throw new Win32Exception(error, $"{argv[0]} did not start");
        }
        finally
        {
            _ = Libc.posix_spawn_file_actions_destroy(actions);
            _ = Libc.posix_spawnattr_destroy(attributes);
            Free(arguments);
            Free(variables);
            NativeMemory.Free(path);
        }
    }

    /// <summary>The runtime ignores SIGPIPE; a program under measurement must not inherit that.</summary>
    private static void CleanSignals(byte* attributes)
    {
        var set = stackalloc byte[128];
        _ = Libc.sigemptyset(set);
        _ = Libc.posix_spawnattr_setsigmask(attributes, set);
        _ = Libc.sigaddset(set, Libc.SIGPIPE);
        _ = Libc.posix_spawnattr_setsigdefault(attributes, set);
        _ = Libc.posix_spawnattr_setflags(
            attributes, Libc.POSIX_SPAWN_SETSID | Libc.POSIX_SPAWN_SETSIGDEF | Libc.POSIX_SPAWN_SETSIGMASK);
    }

    private static byte** Vector(IReadOnlyList<string> values)
    {
        var vector = (byte**)NativeMemory.AllocZeroed((nuint)(values.Count + 1), (nuint)sizeof(byte*));
        for (var i = 0; i < values.Count; i++)
        {
            vector[i] = Utf8(values[i]);
        }

        return vector;
    }

    private static byte* Utf8(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        var bytes = (byte*)NativeMemory.AllocZeroed((nuint)length + 1);
        Encoding.UTF8.GetBytes(value, new Span<byte>(bytes, length));
        return bytes;
    }

    private static void Free(byte** vector)
    {
        for (var at = vector; *at is not null; at++)
        {
            NativeMemory.Free(*at);
        }

        NativeMemory.Free(vector);
    }
}
