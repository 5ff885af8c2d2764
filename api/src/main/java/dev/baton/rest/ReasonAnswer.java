package dev.baton.rest;

import dev.baton.plan.Reason;
import java.util.List;

/**
 * Why something was decided.
 *
 * @param rule a short constant name
 * @param text the numbers and names in this case
 */
public record ReasonAnswer(String rule, String text) {

    static List<ReasonAnswer> of(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> new ReasonAnswer(reason.rule(), reason.text()))
                .toList();
    }
}
