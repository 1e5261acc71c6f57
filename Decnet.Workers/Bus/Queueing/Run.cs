namespace Decnet.Bus.Queueing;

/// <summary>Neighbouring frames of a segment that go to one subscriber: from First, up to and without End.</summary>
internal record struct Run(int First, int End);
