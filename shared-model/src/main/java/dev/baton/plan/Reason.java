package dev.baton.plan;

/**
 * Why something was decided, for the one who asks at 3 a.m.
 *
 * @param rule a short constant name of the rule that spoke
 * @param text the numbers and names in this case, a clause
 */
public record Reason(String rule, String text) {

    @Override
    public String toString() {
        return rule + ": " + text;
    }
}
