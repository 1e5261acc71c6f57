using Decnet.SessRec.Native;

namespace Decnet.SessRec.Recording;

internal static class SessionId
{
    /// <summary>A version 4 UUID in lower case.</summary>
    public static byte[] Create()
    {
        Span<byte> random = stackalloc byte[16];
        Entropy.Fill(random);
        random[6] = (byte)((random[6] & 0x0f) | 0x40);
        random[8] = (byte)((random[8] & 0x3f) | 0x80);
        var text = new byte[Shard.ShardFormat.SessionIdLength];
        var at = 0;
        for (var i = 0; i < random.Length; i++)
        {
            if (i is 4 or 6 or 8 or 10)
            {
                text[at++] = (byte)'-';
            }

            text[at++] = "0123456789abcdef"u8[random[i] >> 4];
            text[at++] = "0123456789abcdef"u8[random[i] & 15];
        }

        return text;
    }
}
