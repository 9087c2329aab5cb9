namespace Spit.Sip.Transactions;

/// <summary>The states of RFC 3261 figures 5 to 8 and of RFC 6026 7.1 and 7.2.</summary>
public enum TransactionState : byte
{
    /// <summary>A client transaction that was not started.</summary>
    Initial,

    /// <summary>INVITE client: sent, nothing came back.</summary>
    Calling,

    /// <summary>Non-INVITE: sent or received, no response yet.</summary>
    Trying,

    /// <summary>A provisional response came or went; an INVITE server transaction starts here.</summary>
    Proceeding,

    /// <summary>INVITE only: a 2xx came or went (RFC 6026).</summary>
    Accepted,

    /// <summary>A final response (of an INVITE: 300 to 699) came or went.</summary>
    Completed,

    /// <summary>INVITE server: the ACK to a non-2xx response came.</summary>
    Confirmed,

    /// <summary>Over; the owner drops the transaction.</summary>
    Terminated,
}
