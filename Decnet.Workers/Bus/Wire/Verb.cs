namespace Decnet.Bus.Wire;

/// <summary>What a frame asks for. <see cref="Ping"/> and <see cref="Pong"/> let a client learn that what it sent before is in force.</summary>
internal enum Verb
{
    Hello,
    Pub,
    Sub,
    Unsub,
    Evt,
    Ping,
    Pong,
    Bye,
}
