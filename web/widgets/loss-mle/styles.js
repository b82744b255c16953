import buttonStyles from "../../shared/controls.css?inline";
import handleStyles from "../../shared/points/handles.css?inline";
import boardStyles from "./board.css?inline";
import controlStyles from "./controls.css?inline";
import sharedStyles from "./loss-mle.css?inline";
import pictureStyles from "./picture.css?inline";

/** What the element's parts look like. */
export const styles = [sharedStyles, buttonStyles, handleStyles, controlStyles, boardStyles, pictureStyles];
