namespace Decnet.Cli.Terminal;

/// <summary>What becomes of recorded output once its escape sequences are told apart.</summary>
internal interface ITerminalText
{
    /// <summary>Text without control characters.</summary>
    void Text(ReadOnlySpan<char> text);

    /// <summary>A C0 control other than ESC, CAN and SUB.</summary>
    void Control(char control);

    /// <summary><c>ESC intermediates final</c>, with no string behind it.</summary>
    void Escape(ReadOnlySpan<char> intermediates, char final);

    void Csi(EscapeSequence sequence);
}
