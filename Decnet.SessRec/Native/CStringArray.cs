using System.Runtime.InteropServices;

namespace Decnet.SessRec.Native;

/// <summary>A NULL-terminated array of strings, as argv and environ are.</summary>
internal sealed unsafe class CStringArray : IDisposable
{
    public CStringArray(IReadOnlyList<string> texts)
    {
        var size = (nuint)((texts.Count + 1) * sizeof(byte*));
        Pointer = (byte**)NativeMemory.AllocZeroed(size);
        for (var i = 0; i < texts.Count; i++)
        {
            var bytes = CString.From(texts[i]);
            Pointer[i] = (byte*)NativeMemory.Alloc((nuint)bytes.Length);
            bytes.CopyTo(new Span<byte>(Pointer[i], bytes.Length));
        }
    }

    public byte** Pointer { get; }

    public void Dispose()
    {
        for (var at = Pointer; *at != null; at++)
        {
            NativeMemory.Free(*at);
        }

        NativeMemory.Free(Pointer);
    }
}
