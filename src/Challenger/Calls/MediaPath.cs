using Spit.Challenger.Audio;
using Spit.Challenger.Sip;
using Spit.Media.Sdp;

namespace Spit.Challenger.Calls;

/// <summary>
/// Which way the audio of a connected call goes: through our relay, or, where that is wanted and both parties allow it,
/// from party to party (RFC 3725 4.1). Under the board's lock.
/// </summary>
/// <remarks>
/// The caller is asked for an offer, which goes to the callee; only his answer ends both changes, so that a refusal
/// leaves both at the relay, which never stops.
/// </remarks>
internal sealed class MediaPath : ITimed
{
    // Chosen: who hangs up at once causes no change, and what phones change of themselves at the beginning is over.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    // Chosen: the caller's 2xx waits for its ACK meanwhile, and he gives up after 64 * T1 (RFC 3261 13.3.1.4).
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);

    private readonly Switchboard _board;
    private readonly CallParty _caller;
    private readonly CallParty _callee;
    private readonly TimeSpan _askEvery;
    private readonly Action<string> _count;
    private readonly Action _onBroken;
    private readonly TimeSpan _since;
    private readonly Recalls _recalls;
    private PassedOffer? _passed;
    private bool _isWanted;
    private bool _isRetry;
    private bool _isClosed;
    private TimeSpan _retryAt = TimeSpan.MaxValue;
    private TimeSpan _giveUpAt = TimeSpan.MaxValue;
    private TimeSpan _askAt = TimeSpan.MaxValue;

    /// <param name="board">Sends.</param>
    /// <param name="caller">Established, as the callee is; both have terms, and their legs are bridged.</param>
    /// <param name="callee">Whom we called for him.</param>
    /// <param name="isWanted">Whether audio is to go directly, where it can.</param>
    /// <param name="askEvery">How often parties whose audio is not heard here are asked whether they are there.</param>
    /// <param name="count">Told what comes of it: direct, refused, translated, returned.</param>
    /// <param name="onBroken">Told that the call cannot go on.</param>
    public MediaPath(
        Switchboard board,
        CallParty caller,
        CallParty callee,
        bool isWanted,
        TimeSpan askEvery,
        Action<string> count,
        Action onBroken)
    {
        (_board, _caller, _callee, _isWanted, _askEvery) = (board, caller, callee, isWanted, askEvery);
        (_count, _onBroken, _since) = (count, onBroken, board.Now);
        _recalls = new Recalls(board, Rest, onBroken);
        board.Add(this);
    }

    public MediaState State { get; private set; }

    public TimeSpan NextDue => TimeSpan.FromTicks(Math.Min(
            Math.Min(_retryAt.Ticks, _giveUpAt.Ticks), Math.Min(_askAt.Ticks, _recalls.NextDue.Ticks)));

    /// <summary>Goes direct if it is time; called every now and then.</summary>
    public void Look()
    {
        if (!_isWanted || State != MediaState.Relayed || _retryAt != TimeSpan.MaxValue) return;
        if (_isClosed || _board.Now - _since < Settling) return;
        if (_caller.Audio.Place == PartyPlace.Elsewhere || _callee.Audio.Place == PartyPlace.Elsewhere)
            Stay("translated");
        else if (IsReady(_caller) && IsReady(_callee))
            Begin();
    }

    /// <summary>A re-INVITE of a party.</summary>
    /// <param name="leg">His.</param>
    /// <param name="invite">To be answered.</param>
    /// <param name="offer">Its session description; empty: the offer is ours.</param>
    public void OnOffer(CallLeg leg, InviteServer invite, byte[] offer)
    {
        var (from, to) = leg == _caller.Leg ? (_caller, _callee) : (_callee, _caller);
        switch (State)
        {
            case MediaState.Passing:
                // What the other party is being told now is no more than half of the answer.
                invite.Respond(491, "Request Pending");
                break;
            case MediaState.Direct when offer.Length > 0:
                invite.Respond(100, "Trying");
                invite.OnCancel = to.Leg!.CancelReinvite;
                State = MediaState.Passing;
                Pass(new PassedOffer(from, to, offer, invite, _board.ContactLine));
                break;
            case MediaState.Direct:
                // Seldom: an offer of the other party's would have to be waited for. The relay has one of its own.
                Return(to);
                from.TryAnswer(invite, offer, _board.ContactLine);
                break;
            default:
                if (from.TryAnswer(invite, offer, _board.ContactLine)) _recalls.Drop(from);
                break;
        }
    }

    /// <summary>The call is over.</summary>
    public void Close()
    {
        _isClosed = true;
        _recalls.Close();
        _board.Remove(this);
    }

    public void Elapse(TimeSpan now)
    {
        if (now >= _retryAt)
        {
            _retryAt = TimeSpan.MaxValue;
            Look();
        }
        if (now >= _giveUpAt)
        {
            _giveUpAt = TimeSpan.MaxValue;
            GiveUpWaiting();
        }
        _recalls.Elapse(now);
        if (now >= _askAt) AskBoth(now);
    }

    private static bool IsReady(CallParty party) =>
        party.Audio.Place == PartyPlace.AsAgreed
        && party.Terms is { Direction: AudioDirection.SendReceive }
        && party.Leg!.CanReinvite;

    private void Begin()
    {
        State = MediaState.Passing;
        // When an INVITE is under way, the next look comes to it again.
        if (!_caller.Leg!.TryReinvite([], OnOffered)) State = MediaState.Relayed;
    }

    private void OnOffered(ReinviteAnswer answer)
    {
        if (_isClosed) return;
        if (answer.IsGone)
        {
            _onBroken();
        }
        else if (!answer.IsAccepted)
        {
            StayRelayed(_caller, answer.Code);
        }
        else
        {
            _giveUpAt = _board.Now + LongestWait;
            Pass(new PassedOffer(_caller, _callee, answer.Description, null, _board.ContactLine));
        }
    }

    private void Pass(PassedOffer passed)
    {
        _passed = passed;
        var isFree = passed.To.Leg!.CanReinvite;
        if (!isFree || passed.TryWrite() is not { } offer)
            Refuse(passed, isFree ? 488 : 491);
        else
            passed.To.Leg.TryReinvite(offer, answer => OnAnswered(passed, answer));
    }

    private void OnAnswered(PassedOffer passed, ReinviteAnswer answer)
    {
        if (_isClosed) return;
        _giveUpAt = TimeSpan.MaxValue;
        if (answer.IsGone)
        {
            _onBroken();
        }
        else if (!answer.IsAccepted)
        {
            Refuse(passed, answer.Code);
        }
        else if (!passed.IsOver && passed.TryAnswer(answer.Description))
        {
            GoDirect(passed);
        }
        else
        {
            // He accepted what the other party is not told.
            if (!passed.IsOver) passed.Refuse(488);
            if (passed.IsOurs) Return(passed.To);
            else Return(_caller, _callee);
        }
    }

    private void GoDirect(PassedOffer passed)
    {
        State = MediaState.Direct;
        if (!passed.IsOurs) return;
        _count("direct");
        _askAt = _board.Now + _askEvery;
        _caller.Audio.StandBy(true);
        _callee.Audio.StandBy(true);
    }

    private void Refuse(PassedOffer passed, int code)
    {
        _giveUpAt = TimeSpan.MaxValue;
        if (!passed.IsOver) passed.Refuse(code);
        if (passed.IsOurs) StayRelayed(passed.To, code);
        else State = MediaState.Direct;
    }

    private void StayRelayed(CallParty refuser, int code)
    {
        State = MediaState.Relayed;
        if (code == 491 && !_isRetry)
        {
            _isRetry = true;
            _retryAt = _board.Now + Recalls.PauseOf(refuser);
            return;
        }
        Stay("refused");
    }

    private void Stay(string why)
    {
        _isWanted = false;
        _count(why);
    }

    private void GiveUpWaiting()
    {
        if (_passed is not { IsOver: false } passed) return;
        passed.Refuse(408);
        // What he says to it now is heard all the same: if he accepts, he is told to return.
        passed.To.Leg!.CancelReinvite();
    }

    private void Return(params ReadOnlySpan<CallParty> parties)
    {
        State = MediaState.Recalling;
        _askAt = TimeSpan.MaxValue;
        _caller.Audio.StandBy(false);
        _callee.Audio.StandBy(false);
        Stay("returned");
        _recalls.Begin(parties);
    }

    private void Rest() => State = MediaState.Relayed;

    private void AskBoth(TimeSpan now)
    {
        _askAt = now + _askEvery;
        _caller.Leg!.Ask(_onBroken);
        if (!_isClosed) _callee.Leg!.Ask(_onBroken);
    }
}
