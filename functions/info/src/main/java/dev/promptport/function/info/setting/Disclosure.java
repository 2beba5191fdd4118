package dev.promptport.function.info.setting;

/** How much of a setting's value may be shown. */
public enum Disclosure {
    /** All of it. */
    SHOWN,
    /** An address without what may be secret in one: user, password, query and fragment. */
    ADDRESS,
    /** Only whether it is set. What nobody has allowed is this. */
    SECRET
}
