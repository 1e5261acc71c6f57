namespace Decnet.SessRec.Native;

internal readonly unsafe partial struct EarlyCommand
{
    static partial void AskForVerb(int count, byte** arguments, ref bool isVerb) =>
        isVerb = count > 1 && EarlyText.Is(arguments[1], "record"u8);
}
