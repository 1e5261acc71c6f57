namespace Decnet.SessRec.Native;

/// <summary>Records at fixed places of the log-in files.</summary>
internal static unsafe class LoginFiles
{
    public static int ReadAt(int fd, Span<byte> record, long offset)
    {
        fixed (byte* p = record)
        {
            return Files.Result((int)Extra.pread(fd, p, (nuint)record.Length, offset));
        }
    }

    public static int WriteAt(int fd, ReadOnlySpan<byte> record, long offset)
    {
        fixed (byte* p = record)
        {
            return Files.Result((int)Extra.pwrite(fd, p, (nuint)record.Length, offset));
        }
    }
}
