using System.Runtime.InteropServices;
using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>
/// Starts the shell of an interactive session before the runtime starts, so that the one gets going while the other does. Linked in
/// front of the program's main function: code in here runs without a runtime. It allocates nothing, has no static constructor,
/// throws nothing, and calls C without the runtime's transitions. Whatever it cannot do is left, undone, to the ordinary start.
/// </summary>
internal static unsafe class EarlyShell
{
    private const int SetUnlocked = 0x40045431;
    private const int GetNumber = unchecked((int)0x80045430);
    private const int GetSize = 0x5413;
    private const int SetSize = 0x5414;

    // O_RDWR, O_NOCTTY, O_NONBLOCK, O_CLOEXEC
    private const int OpenMaster = 0x2 | 0x100 | 0x800 | 0x80000;
    private const int Block = 0;
    private const int SetMask = 2;
    private const int EntryLimit = 1024;
    private const int NameLimit = 256;

    private static State s_state;

    /// <summary>argv as C has it.</summary>
    public static byte** Arguments => s_state.Arguments;

    public static int ArgumentCount => s_state.ArgumentCount;

    /// <summary>Its process id; 0 when the shell has still to be started.</summary>
    public static int Child => s_state.Child;

    public static int Master => s_state.Master;

    public static string TerminalPath => "/dev/pts/" + s_state.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The outer terminal's mode before it was made raw.</summary>
    public static TerminalMode Mode => new(s_state.Mode);

    /// <summary>The program's main function, as the linker has it: see the project file.</summary>
    [System.Runtime.RuntimeExport("__wrap_main")]
    public static int Begin(int count, byte** arguments)
    {
        s_state.Arguments = arguments;
        s_state.ArgumentCount = count;
        var command = new EarlyCommand(count, arguments);
        if (command.IsInteractive)
        {
            fixed (State* state = &s_state)
            {
                TryStart(state, command);
            }
        }

        return Early.__real_main(count, arguments);
    }

    private static void TryStart(State* state, in EarlyCommand command)
    {
        termios ignored;
        if (Early.tcgetattr(0, &state->Mode) != 0 || Early.tcgetattr(1, &ignored) != 0)
        {
            return;
        }

        fixed (byte* device = "/dev/ptmx"u8)
        {
            state->Master = Early.open(device, OpenMaster);
        }

        var unlocked = 0;
        if (state->Master < 0)
        {
            return;
        }

        if (Early.ioctl(state->Master, SetUnlocked, &unlocked) != 0 || Early.ioctl(state->Master, GetNumber, &state->Number) != 0)
        {
            _ = Early.close(state->Master);
            return;
        }

        SetUp(state);
        var before = stackalloc ulong[16];
        var watched = stackalloc ulong[16];
        watched[0] = Signals.WatchedBits;
        _ = Early.sigprocmask(Block, watched, before);
        if (!Start(state, command, before))
        {
            _ = Early.sigprocmask(SetMask, before, null);
            _ = Early.tcsetattr(0, 0, &state->Mode);
            _ = Early.close(state->Master);
        }
    }

    private static void SetUp(State* state)
    {
        ulong size = 0;
        _ = Early.tcsetattr(state->Master, 0, &state->Mode);
        _ = Early.ioctl(0, GetSize, &size);
        _ = Early.ioctl(state->Master, SetSize, &size);
        var raw = state->Mode;
        Early.cfmakeraw(&raw);
        _ = Early.tcsetattr(0, 0, &raw);
    }

    private static bool Start(State* state, in EarlyCommand command, ulong* mask)
    {
        var path = stackalloc byte[32];
        _ = EarlyText.Number(EarlyText.Copy(path, "/dev/pts/"u8), state->Number);
        var name = stackalloc byte[NameLimit];
        var shellEntry = stackalloc byte[NameLimit + 8];
        var terminalEntry = stackalloc byte[48];
        var arguments = stackalloc byte*[EntryLimit];
        var environment = stackalloc byte*[EntryLimit];
        if (!command.Arguments(arguments, EntryLimit, name, NameLimit)
            || !command.Environment(environment, EntryLimit, shellEntry, path, terminalEntry))
        {
            return false;
        }

        LoginUid.Claim();
        state->Child = Processes.SpawnOnTerminal(command.Shell, path, arguments, environment, mask);
        return state->Child > 0;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct State
    {
        public byte** Arguments;
        public int ArgumentCount;
        public int Child;
        public int Master;
        public uint Number;
        public termios Mode;
    }
}
