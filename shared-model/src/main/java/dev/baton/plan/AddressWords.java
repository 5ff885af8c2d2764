package dev.baton.plan;

import dev.baton.vip.Mount;

/** Steps about virtual addresses, in words. */
final class AddressWords {

    private AddressWords() {}

    static String say(Step.OnHost step) {
        return switch (step) {
            case Step.CheckHost(var target, var mount) ->
                "see that the host of " + target + " can be told to move " + mount.address();
            case Step.DropAddress(var target, var mount, var lane) ->
                "drop " + mount.address() + " on the host of " + target;
            case Step.SeeAddressUnused(var target, var mount) ->
                "see from the host of " + target + " that nobody answers for "
                        + mount.address().ip();
            case Step.WaitOutLease(var target, var mount, var length) ->
                "wait " + PlanPrinter.say(length) + " until the lease of " + mount.address() + " has run out";
            case Step.FenceHost(var target, var mount) -> "have the host of " + target + " fenced";
            case Step.RaiseAddress(var target, var mount) -> "raise " + at(mount) + " on the host of " + target;
            case Step.VerifyAddress(var target, var mount) -> "see that " + at(mount) + " is on the host of " + target;
        };
    }

    private static String at(Mount mount) {
        return mount.address() + " (" + mount.interfaceName() + ")";
    }
}
