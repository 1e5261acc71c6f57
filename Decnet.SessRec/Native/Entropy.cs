namespace Decnet.SessRec.Native;

internal static unsafe class Entropy
{
    /// <summary>The kernel's random bytes; short requests are never cut.</summary>
    public static void Fill(Span<byte> bytes)
    {
        fixed (byte* p = bytes)
        {
            _ = Extra.getrandom(p, (nuint)bytes.Length, 0);
        }
    }
}
