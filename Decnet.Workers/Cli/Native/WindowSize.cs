using System.Runtime.InteropServices;

namespace Decnet.Cli.Native;

/// <summary>Asks the kernel for a terminal's size; Console would set the terminal up for reading keys first.</summary>
internal static partial class WindowSize
{
    private static readonly nuint Request = OperatingSystem.IsMacOS() ? 0x40087468u : 0x5413u;

    public static (int Width, int Height)? Of(int descriptor)
    {
        var size = default(Size);
        return ioctl(descriptor, Request, ref size) == 0 && size is { Columns: > 0, Rows: > 0 } ? (size.Columns, size.Rows) : null;
    }

    [LibraryImport("libc")]
    private static partial int ioctl(int descriptor, nuint request, ref Size size);

    [StructLayout(LayoutKind.Sequential)]
    private struct Size
    {
        public ushort Rows;
        public ushort Columns;
        public ushort WidthPixels;
        public ushort HeightPixels;
    }
}
