package dev.baton.pages;

import dev.baton.operate.Said;
import org.jspecify.annotations.Nullable;

/** The box that somebody has to tick before something that cannot be taken back. */
final class Confirmation {

    private Confirmation() {}

    /** @throws dev.baton.operate.OperateException if it was not ticked */
    static void require(@Nullable String ticked) {
        if (!"yes".equals(ticked)) {
            throw Said.bad("the box that confirms it was not ticked", "Go back and tick it if you mean it.");
        }
    }
}
