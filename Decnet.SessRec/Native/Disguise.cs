using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Decnet.SessRec.Native;

/// <summary>What ps and /proc show of this process: a bash, with the arguments that sshd gives to one.</summary>
internal static unsafe class Disguise
{
    /// <summary>comm of the calling thread.</summary>
    public static void NameThread()
    {
        fixed (byte* name = "bash"u8)
        {
            _ = Extra.prctl(Extra.PrSetName, (nuint)name, 0, 0, 0);
        }
    }

    /// <summary>
    /// Nobody of the same uid may look at the process's executable, descriptors, memory or environment, as with sshd's own
    /// session processes. Also no core files. exec undoes it, so the shell is as ever.
    /// </summary>
    public static void HideDetails() => _ = Extra.prctl(Extra.PrSetDumpable, 0, 0, 0, 0);

    /// <summary>Shows these arguments, each ending in NUL, as the process's command line.</summary>
    public static void ShowArguments(ReadOnlySpan<byte> arguments)
    {
        var map = MemoryMap.Read();
        if (map is not { } current)
        {
            return;
        }

        if (!TryMove(current, arguments))
        {
            Overwrite(current, arguments);
        }
    }

    // Kernels with CONFIG_CHECKPOINT_RESTORE let a process say where its arguments are.
    private static bool TryMove(MemoryMap map, ReadOnlySpan<byte> arguments)
    {
        var text = (byte*)NativeMemory.AllocZeroed((nuint)arguments.Length);
        arguments.CopyTo(new Span<byte>(text, arguments.Length));
        map.ArgumentsStart = (ulong)text;
        map.ArgumentsEnd = (ulong)(text + arguments.Length);
        return Extra.prctl(Extra.PrSetMm, Extra.PrSetMmMap, (nuint)(&map), (nuint)sizeof(MemoryMap), 0) == 0;
    }

    // Otherwise in place: a last byte that is not NUL tells the kernel to show one string up to its NUL. Arguments are
    // then divided by blanks, which ps shows alike.
    private static void Overwrite(in MemoryMap map, ReadOnlySpan<byte> arguments)
    {
        var place = new Span<byte>((void*)map.ArgumentsStart, (int)(map.ArgumentsEnd - map.ArgumentsStart));
        if (place.Length < 2)
        {
            return;
        }

        place.Clear();
        var length = Math.Min(arguments.Length - 1, place.Length - 2);
        for (var i = 0; i < length; i++)
        {
            place[i] = arguments[i] == 0 ? (byte)' ' : arguments[i];
        }

        place[^1] = (byte)' ';
    }

    /// <summary><c>struct prctl_mm_map</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct MemoryMap
    {
        public ulong CodeStart;
        public ulong CodeEnd;
        public ulong DataStart;
        public ulong DataEnd;
        public ulong HeapStart;
        public ulong HeapEnd;
        public ulong StackStart;
        public ulong ArgumentsStart;
        public ulong ArgumentsEnd;
        public ulong EnvironmentStart;
        public ulong EnvironmentEnd;
        public ulong Auxiliary;
        public uint AuxiliarySize;
        public uint ExecutableDescriptor;

        /// <summary>From /proc/self/stat, see proc(5) for the numbers of its fields.</summary>
        public static MemoryMap? Read()
        {
            var text = Encoding.ASCII.GetString(WholeFile.ReadBytes("/proc/self/stat"u8, 4096));
            var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length < 49)
            {
                return null;
            }

            ulong Field(int number) => ulong.Parse(fields[number - 3], CultureInfo.InvariantCulture);
            return new MemoryMap
            {
                CodeStart = Field(26),
                CodeEnd = Field(27),
                StackStart = Field(28),
                DataStart = Field(45),
                DataEnd = Field(46),
                HeapStart = Field(47),
                HeapEnd = (ulong)Extra.sbrk(0),
                ArgumentsStart = Field(48),
                ArgumentsEnd = Field(49),
                EnvironmentStart = Field(50),
                EnvironmentEnd = Field(51),
                ExecutableDescriptor = uint.MaxValue,
            };
        }
    }
}
