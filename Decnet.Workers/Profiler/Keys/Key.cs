namespace Decnet.Profiler.Keys;

/// <summary>A key by what it does. Printable ASCII is itself; everything else is a class, so that no rare character is kept.</summary>
internal readonly record struct Key(ushort Code)
{
    public static readonly Key Backspace = new(0x7f);
    public static readonly Key Enter = new(0x0d);
    public static readonly Key Tab = new(0x09);
    public static readonly Key WordKill = new(0x17);
    public static readonly Key LineKill = new(0x15);
    public static readonly Key Abort = new(0x03);
    public static readonly Key EndOfFile = new(0x04);
    public static readonly Key Arrow = new(0x100);
    public static readonly Key Sequence = new(0x101);
    public static readonly Key Letter = new(0x102);
    public static readonly Key PasteBegin = new(0x103);
    public static readonly Key PasteEnd = new(0x104);

    public bool IsPrintable => Code is >= 0x20 and < 0x7f;

    /// <summary>Brackets around a paste are the terminal's, not somebody's keys.</summary>
    public bool IsBracket => this == PasteBegin || this == PasteEnd;
}
