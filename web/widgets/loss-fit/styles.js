import { unsafeCSS } from "lit";
import buttonStyles from "../../shared/controls.css?inline";
import handleStyles from "../../shared/points/handles.css?inline";
import chartStyles from "./chart.css?inline";
import controlStyles from "./controls.css?inline";
import sharedStyles from "./loss-fit.css?inline";
import readoutStyles from "./readout.css?inline";
import tableStyles from "./table.css?inline";

/** What the element's parts look like. */
export const styles = [
  sharedStyles,
  chartStyles,
  handleStyles,
  buttonStyles,
  controlStyles,
  readoutStyles,
  tableStyles,
].map(unsafeCSS);
