namespace Decnet.Api.Sessions;

/// <summary>A session with the commands that were run in it.</summary>
/// <param name="Commands">In order; at most the first thousand.</param>
internal sealed record SessionDetail(SessionItem Session, IReadOnlyList<CommandItem> Commands);
