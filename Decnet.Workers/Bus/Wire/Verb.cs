namespace Decnet.Bus.Wire;

/// <summary>
/// What a frame asks for. <see cref="Ping"/> and <see cref="Pong"/> let a client learn that what it sent before is in force; <see cref="Fwd"/> lets the
/// bridge hand over an event of another bus with the id and time that it has there.
/// </summary>
internal enum Verb
{
    Hello,
    Pub,
    Fwd,
    Sub,
    Unsub,
    Evt,
    Ping,
    Pong,
    Bye,
}
