namespace Decnet.Bus.Serving;

/// <summary>Random numbers from the kernel. The framework's generator would load a cryptographic library, half of what the process holds.</summary>
internal static class Entropy
{
    public static ulong Next()
    {
        using var source = File.OpenHandle("/dev/urandom");
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        return RandomAccess.Read(source, bytes, 0) == bytes.Length ? BitConverter.ToUInt64(bytes) : throw new IOException("/dev/urandom gave too little");
    }
}
