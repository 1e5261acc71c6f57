namespace Decnet.Bus.Queueing;

/// <summary>Bounds of one subscriber's queue.</summary>
/// <param name="Frames">Events that wait, besides those the kernel's socket buffer has taken.</param>
/// <param name="Bytes">Their size; the newest event is kept whatever its size.</param>
/// <param name="Answers">Answers (PONG) that wait; a client that asks for more without reading is closed.</param>
/// <param name="AnswerBytes">Their size, since a PING may carry a long argument.</param>
internal sealed record OutboxLimits(int Frames, int Bytes, int Answers, int AnswerBytes = 64 * 1024);
