namespace Spit.Sip.Transactions;

/// <summary>
/// What the owner of a transaction does after an event, in the order of the values. The machines hold no bytes: the
/// owner keeps the message it sent last, and destroys the transaction on <see cref="Terminate"/>.
/// </summary>
[Flags]
public enum TransactionActions : byte
{
    /// <summary>The event is absorbed.</summary>
    None = 0,

    /// <summary>Send the message at hand; after a received message or a timer, send the last sent one again.</summary>
    Transmit = 1,

    /// <summary>Hand the event to the transaction user: a request, a response, or a transport failure.</summary>
    PassUp = 2,

    /// <summary>Send the ACK to a non-2xx final response (RFC 3261 17.1.1.3).</summary>
    Acknowledge = 4,

    /// <summary>Tell the transaction user that no final response (timers B, F) or no ACK (timer H) came.</summary>
    TimedOut = 8,

    /// <summary>The transaction is over; it answers every later event with <see cref="None"/>.</summary>
    Terminate = 16,
}
