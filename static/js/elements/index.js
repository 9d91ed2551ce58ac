// Add a line for each element that every page may use. An element of one page alone is loaded there, in
// the block "scripts", as <script type="module">.
import "./composer-field.js";
import "./confirm-button.js";
import "./copy-button.js";
import "./live-updates.js";
import "./quote-link.js";
import "./relative-time.js";
import "./search-suggest.js";
import "./tag-words.js";
import "./text-counter.js";
import "./theme-toggle.js";
