namespace Spit.Challenger.Prompts;

/// <summary>The files of a language: a prompt each, with the ending .wav.</summary>
internal static class PromptNames
{
    public const string Hello = "hello";
    public const string Greeting = "greeting";
    public const string Wrong = "wrong";
    public const string Connecting = "connecting";
    public const string LeaveMessage = "leave-a-message";
    public const string Goodbye = "goodbye";

    public static IReadOnlyList<string> All { get; } =
    [
        Hello, Greeting, .. Enumerable.Range(0, 10).Select(Digit), Wrong, Connecting, LeaveMessage, Goodbye,
    ];

    public static string Digit(int digit) => $"digit-{digit}";
}
