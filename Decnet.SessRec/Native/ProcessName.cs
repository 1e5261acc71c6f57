namespace Decnet.SessRec.Native;

/// <summary>How this process looks in /proc.</summary>
internal static unsafe class ProcessName
{
    public static void Set(string name)
    {
        fixed (byte* text = CString.From(name))
        {
            _ = Extra.prctl(Extra.PrSetName, (nuint)text, 0, 0, 0);
        }
    }

    /// <summary>Environment, descriptors and memory in /proc then belong to root, as those of a daemon of root do.</summary>
    public static void HideFiles() => _ = Extra.prctl(Extra.PrSetDumpable, 0, 0, 0, 0);
}
