namespace Decnet.Bus.Wire;

/// <summary>Why a frame is refused; any of them closes the connection that sent it.</summary>
internal enum FrameFault
{
    None,
    HeaderTooLong,
    HeaderNotPrintableAscii,
    UnknownVerb,
    MissingArgument,
    UnexpectedArgument,
    BodyTooLong,
    BodyNotAnObject,
    BadTopic,
    BadPattern,
    NotForServers,
    NotTheBridge,
    BadEnvelope,
    TooManyPatterns,
    TooManyUnreadAnswers,
    TooMuchUnfinished,
    TooMuchUnread,
    NotYourTopic,
}
